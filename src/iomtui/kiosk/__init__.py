"""The viewer on a public screen: idle clock, cards, the way out with a PIN, and the App."""
