"""The HTTP doors to one's own account, one module for each noun."""
