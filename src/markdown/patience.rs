use std::cell::Cell;
use std::time::{Duration, Instant};

/// More than this between two questions is no work: the program was halted, or the machine slept.
const LONGEST_STEP: Duration = Duration::from_secs(1);

/// How long a page may still take. Only time in which work is done counts.
#[derive(Debug)]
pub(super) struct Patience {
    left: Cell<Duration>,
    asked: Cell<Instant>,
}

impl Patience {
    /// For so long from now on.
    pub(super) fn new(limit: Duration) -> Self {
        Self { left: Cell::new(limit), asked: Cell::new(Instant::now()) }
    }

    /// Whether it is over. To be asked often.
    pub(super) fn is_over(&self) -> bool {
        self.is_over_at(Instant::now())
    }

    fn is_over_at(&self, now: Instant) -> bool {
        let step = now.saturating_duration_since(self.asked.replace(now)).min(LONGEST_STEP);
        self.left.set(self.left.get().saturating_sub(step));
        self.left.get().is_zero()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_halt_counts_as_one_step() {
        let patience = Patience::new(Duration::from_secs(20));
        let mut now = Instant::now();
        now += Duration::from_secs(8 * 3_600);
        assert!(!patience.is_over_at(now), "the machine slept");
        let steps = (1..).find(|_| {
            now += Duration::from_millis(100);
            patience.is_over_at(now)
        });
        assert_eq!(steps, Some(190), "twenty seconds less one, in tenths");
    }
}
