"""The demo company: the people, spaces and conversations of Nordlicht Maschinenbau."""
