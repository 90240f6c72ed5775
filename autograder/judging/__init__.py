"""What checks are written with, and what comes of them."""
