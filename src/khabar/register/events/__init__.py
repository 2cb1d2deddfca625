"""Where things happen: the controlled list of facilities, and the free texts of lists that mean one of them."""
