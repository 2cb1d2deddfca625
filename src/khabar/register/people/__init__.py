"""What is said of whom: claims, persons, and the search that finds them."""
