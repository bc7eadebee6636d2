"""Cases from their opening to the time after their closing, and what supervision decided about them."""
