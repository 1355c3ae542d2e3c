"""Dragoman keeps one sourced record of a diplomatic or security crisis, from what every outlet writes."""
