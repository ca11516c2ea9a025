"""What is given to other programs."""
