"""`python -m dragoman`: the command line, where no script is on the path."""

from dragoman.cli import main

if __name__ == "__main__":
    main()
