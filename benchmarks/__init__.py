"""How fast it is: each module measures one thing and prints it, with what it was measured on."""
