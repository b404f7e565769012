//! The sizes of the real thing, whose growth the other tests judge at a small scale. They take minutes, so they are run
//! by hand: `cargo test sizes -- --ignored --nocapture --test-threads 1`.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::growth::word;

/// How long the program may take, unoptimised.
const LIMIT: Duration = Duration::from_secs(240);

/// Checks a folder, prints what that took, and asserts that the program came to an end by itself and in time.
#[expect(clippy::print_stdout, reason = "the figures are what it is run for")]
fn check(name: &str, folder: &Path, text: usize) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_glosslint"))
        .args(["check", "--quiet", "--format", "concise"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut peak = 0;
    let status = loop {
        peak = peak.max(peak_memory(child.id()).unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > LIMIT {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{name}: not done after {LIMIT:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let seconds = start.elapsed().as_secs_f64();
    println!("{name}: {seconds:.1} s, {} MB for {:.1} MB of text", peak >> 20, text as f64 / 1e6);
    assert!(matches!(status.code(), Some(0 | 1)), "{name}: {status}");
}

/// The most bytes that a process held so far; none where the system does not tell.
fn peak_memory(process: u32) -> Option<usize> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<usize>().ok()? << 10)
}

/// Checks one file beside a small page.
fn check_file(name: &str, file: &str, text: &str) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.md"), "# Page\n\nSee the aaab thing.\n").unwrap();
    fs::write(folder.path().join(file), text).unwrap();
    check(name, folder.path(), text.len());
}

fn repeated(n: usize, line: impl Fn(&mut String, usize)) -> String {
    let mut text = String::new();
    (0..n).for_each(|i| line(&mut text, i));
    text
}

#[test]
#[ignore = "takes minutes"]
fn sizes_of_lines() {
    check_file("100 MB on one line", "a.md", &"a word ".repeat(100_000_000 / 7));
    check_file("100 MB in one word", "a.md", &"a".repeat(100_000_000));
    check_file("a million short lines", "a.md", &"x\n".repeat(1_000_000));
    check_file("a million empty lines", "a.md", &"\n".repeat(1_000_000));
    check_file("a million short paragraphs", "a.md", &"x\n\n".repeat(1_000_000));
}

#[test]
#[ignore = "takes minutes"]
fn sizes_of_tables() {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(10_000));
    check_file("a table of 10,000 columns", "a.md", &[row("a"), row("-"), row("the thing")].concat());
    check_file("10,000 columns, 100 rows", "a.md", &[row("a"), row("-"), row("b").repeat(100)].concat());
}

#[test]
#[ignore = "takes minutes"]
fn sizes_of_trees() {
    let folder = tempfile::tempdir().unwrap();
    for i in 0..20_000 {
        let path = folder.path().join(format!("{}/{i}.md", i % 100));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    check("20,000 empty files", folder.path(), 0);
}

#[test]
#[ignore = "takes minutes"]
fn sizes_of_glossaries() {
    const ENTRIES: usize = 100_000;
    let glossary = |entry: fn(usize) -> String| {
        repeated(ENTRIES, |text, i| write!(text, "\n## {}\n\nA thing of its own.\n", entry(i)).unwrap())
    };
    let check_page = |name: &str, text: &str| check_file(name, "glossary.md", &format!("# Glossary\n{text}"));
    check_page("100,000 entries", &glossary(|i| format!("{} thing", word(i))));
    check_page(
        "100,000 entries with acronyms",
        &glossary(|i| format!("{} thing ({})", word(i), word(i).to_uppercase())),
    );
    check_page(
        "100,000 entries that are prefixes of others",
        &glossary(|i| format!("{}{}", "a".repeat(i % 300), word(i))),
    );
    let rows = repeated(ENTRIES, |text, i| {
        writeln!(text, "| {} thing | Its own {}. |", word(i), word(i).to_uppercase()).unwrap();
    });
    check_page("100,000 rows", &format!("\n| Term | Definition |\n|---|---|\n{rows}"));
    let data = repeated(ENTRIES, |text, i| {
        write!(text, "- term: {} thing\n  definition: Its own.\n", word(i)).unwrap();
    });
    check_file("100,000 entries of data", "glossary.yml", &data);
}
