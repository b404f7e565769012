//! Programs that are run to their end, as users run them: start and exit count.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use camino::Utf8Path;

/// How often the program is started to measure its start: the system counts in hundredths of a second.
const STARTS: u32 = 100;

/// The argument with which the program that measures does no more than the floor of the current folder.
pub const FLOOR: &str = "--floor";

/// Runs the program in a folder to its end; what it prints is thrown away.
pub fn run(folder: &Utf8Path, arguments: &[&str]) {
    start(folder, arguments).wait().expect("the program ends");
}

/// Checks a folder, as a hook does.
pub fn check(folder: &Utf8Path) {
    run(folder, &["check", "--quiet", "--format", "concise"]);
}

/// The same on so many threads.
pub fn check_on(threads: usize, folder: &Utf8Path) {
    run(folder, &["check", "--quiet", "--format", "concise", "--threads", &threads.to_string()]);
}

/// Runs this very program in a folder, to do there what no checker can do without.
pub fn floor(folder: &Utf8Path) {
    let this = std::env::current_exe().expect("the path of this program");
    spawn(Command::new(this).arg(FLOOR).current_dir(folder)).wait().expect("the program ends");
}

/// The mean time that the processor spends on one run, in milliseconds.
pub fn processor_milliseconds(folder: &Utf8Path, arguments: &[&str]) -> f64 {
    let before = ticks_of_children();
    for _ in 0..STARTS {
        run(folder, arguments);
    }
    (ticks_of_children() - before) * 10.0 / f64::from(STARTS)
}

/// The most memory that a run holds at a time, in megabytes.
pub fn peak_megabytes(folder: &Utf8Path, arguments: &[&str]) -> f64 {
    let mut child = start(folder, arguments);
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0.0;
    while child.try_wait().expect("the program can be waited for").is_none() {
        peak = peak_so_far(&status).unwrap_or(peak);
        std::thread::sleep(Duration::from_millis(1));
    }
    peak
}

fn start(folder: &Utf8Path, arguments: &[&str]) -> Child {
    spawn(Command::new(env!("CARGO_BIN_EXE_glosslint")).args(arguments).current_dir(folder))
}

fn spawn(command: &mut Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
}

/// The most memory that a running program has held so far; the last line with a size that is found in `status`.
fn peak_so_far(status: &str) -> Option<f64> {
    let status = std::fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}

/// Hundredths of a second that the processor spent on programs which this one has started and seen end.
fn ticks_of_children() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux");
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields).split_whitespace();
    // cutime and cstime, the 16th and 17th field of proc(5); the name in brackets is the second.
    fields.skip(13).take(2).filter_map(|field| field.parse::<f64>().ok()).sum()
}
