"""PDF: pypdfium2 for characters and images, a layout of our own for the order in which the eye reads them."""
