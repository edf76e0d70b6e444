"""What was found in each document, kept on disk; everything after it can be made again from here."""
