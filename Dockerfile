# docker build -t guildhall .
# docker run -p 5000:5000 -v guildhall:/data guildhall
FROM python:3.13-slim AS packages
COPY requirements.txt .
RUN python -m venv /opt/venv && \
    /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt && \
    /opt/venv/bin/pip uninstall --yes pip

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home guildhall && install -d -o guildhall -g guildhall /data
COPY --from=packages /opt/venv /opt/venv
WORKDIR /app
COPY . .
RUN /opt/venv/bin/python -m compileall -q backend migrations
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    FLASK_ENV=production \
    DATA_DIR=/data \
    UPLOAD_DIR=/data/uploads
USER guildhall
VOLUME /data
EXPOSE 5000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f\"http://127.0.0.1:{os.environ.get('PORT', 5000)}/healthz\", timeout=4)"]
CMD ["python", "backend/app.py"]
