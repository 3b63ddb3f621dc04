"""How an unattended screen behaves, as rules without a screen, a file or a clock.

Everything here is pure: time is passed in, as seconds of a clock that only goes forward
(`time.monotonic`), so that a clock that is set changes nothing and tests need not wait.
"""
