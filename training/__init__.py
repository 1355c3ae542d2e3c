"""How the packaged models are made: from treebanks on disk to `src/dragoman/data/models/<lang>/`."""
