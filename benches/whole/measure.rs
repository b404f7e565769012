use std::time::{Duration, Instant};

/// How often each job is measured; what counts is the fastest run, which other programs disturbed least.
const RUNS: usize = 9;

/// The shortest times of two jobs, run in turn.
pub fn in_turn(first: impl Fn(), second: impl Fn()) -> (Duration, Duration) {
    let mut best = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        best.0 = best.0.min(time(&first));
        best.1 = best.1.min(time(&second));
    }
    best
}

/// `a` as a multiple of `b`.
pub fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

/// Prints a figure beside the most that it should be.
pub fn print(what: &str, figure: f64, most: f64) {
    let holds = if figure <= most { "" } else { "  more than it should be" };
    println!("{what:55} {figure:8.2}  of {most:6.2}{holds}");
}

fn time(job: &impl Fn()) -> Duration {
    let start = Instant::now();
    job();
    start.elapsed()
}
