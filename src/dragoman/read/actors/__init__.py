"""Who is meant by the words of a text: names, parts of states, people tied to a state, pronouns and possessives."""
