//! Executes the pages of the rules: each example is a docs tree in memory.

use std::fmt::Write;

use glosslint::rule::{self, Registration};

use crate::harness::{Files, check_change};

/// An example of a page: its files, those of them that were different before a change, and for a bad one the output
/// it shows.
#[derive(Default)]
struct Example {
    title: String,
    files: Files,
    before: Files,
    output: Option<String>,
}

#[test]
fn every_page_is_true() {
    let mut wrong = String::new();
    for rule in rule::all() {
        let examples = examples(rule.info.page);
        let bad = examples.iter().filter(|example| example.title.starts_with("Bad")).count();
        let good = examples.iter().filter(|example| example.title.starts_with("Good")).count();
        if bad == 0 || good == 0 {
            let _ =
                writeln!(wrong, "rules/{}.md: needs a `### Bad` and a `### Good` example", rule.info.name);
        }
        let mut last_bad = None;
        for example in &examples {
            judge(rule, example, last_bad, &mut wrong);
            if example.title.starts_with("Bad") {
                last_bad = Some(example);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn judge(rule: &Registration, example: &Example, bad: Option<&Example>, wrong: &mut String) {
    let name = &rule.info.name;
    let place = format!("rules/{name}.md, {}", example.title);
    let unsafe_fixes = rule.info.page.contains("\nfixable: unsafe\n");
    let outcome = check_change(&example.before, &example.files, &[name], unsafe_fixes);
    let expected = example.output.as_deref().unwrap_or_default();
    if outcome.concise.trim_end() != expected.trim_end() {
        let _ = writeln!(wrong, "{place}: the output is\n{}", outcome.concise);
    }
    if example.title.starts_with("Fixed") {
        let Some(bad) = bad else {
            let _ = writeln!(wrong, "{place}: there is no example to fix before it");
            return;
        };
        let fixed = check_change(&bad.before, &bad.files, &[name], unsafe_fixes).fixed;
        for (path, text) in &example.files {
            if fixed.get(path) != Some(text) {
                let got = fixed.get(path).map_or("(no such file)", String::as_str);
                let _ = writeln!(wrong, "{place}: after the fix {path} is\n{got}");
            }
        }
    } else if !example.title.starts_with("Bad") && !example.title.starts_with("Good") {
        let _ = writeln!(wrong, "{place}: an example is Bad, Good or Fixed");
    }
}

/// The examples under `## Examples`: a `###` heading each, then fenced blocks. A block with `title="a.md"` is a
/// file, with `before title="a.md"` what that file was like before a change; a `text` block without one is the output.
fn examples(page: &str) -> Vec<Example> {
    let section = page.split_once("## Examples").map_or("", |(_, rest)| rest);
    let mut examples: Vec<Example> = Vec::new();
    let mut fence: Option<(String, String, String)> = None;
    for line in section.lines() {
        if let Some((mark, info, mut text)) = fence.take() {
            if line.trim_end() == mark {
                close(examples.last_mut(), &info, text);
            } else {
                text.push_str(line);
                text.push('\n');
                fence = Some((mark, info, text));
            }
        } else if let Some(title) = line.strip_prefix("### ") {
            examples.push(Example { title: title.to_owned(), ..Example::default() });
        } else if line.starts_with("## ") {
            break;
        } else if line.starts_with("```") {
            let mark: String = line.chars().take_while(|c| *c == '`').collect();
            fence = Some((mark.clone(), line[mark.len()..].to_owned(), String::new()));
        }
    }
    examples
}

fn close(example: Option<&mut Example>, info: &str, text: String) {
    let Some(example) = example else { return };
    let title = info.split_once("title=\"").and_then(|(_, rest)| rest.split('"').next());
    match title {
        Some(path) => {
            let is_before = info.contains(" before ");
            let files = if is_before { &mut example.before } else { &mut example.files };
            files.insert(path.to_owned(), text);
        }
        None => example.output = Some(text),
    }
}
