"""The HTTP doors of files, one module for each way in or out."""

from quart import Blueprint

from backend.files.doors import changing, downloading, resuming, uploading

routes = Blueprint("attachments", __name__, url_prefix="/api")
for door in (uploading, downloading, resuming, changing):
    routes.register_blueprint(door.routes)
