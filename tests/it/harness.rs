//! The one way in which tests run the program in memory. Every use also checks what must hold for all input.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use glosslint::config::{self, Config};
use glosslint::diagnostic::{Diagnostic, Safety};
use glosslint::discover;
use glosslint::engine::{self, Selection};
use glosslint::fix::{self, FixOptions};
use glosslint::platform::Platform;
use glosslint::report::{Format, Report, Summary};
use glosslint::text::Source;
use glosslint::tree::Tree;
use glosslint::workspace::{Before, Workspace};

/// A docs tree in memory: texts by path, `glosslint.toml` among them where there is one.
pub type Files = BTreeMap<String, String>;

/// What a check of some files gave.
pub struct Outcome {
    /// The concise output.
    pub concise: String,
    /// The findings.
    pub found: Vec<Diagnostic>,
    /// The files after all fixes, unsafe ones too where asked.
    pub fixed: Files,
}

/// Checks files with the rules selected (all that are on where none is named).
pub fn check(files: &Files, select: &[&str], unsafe_fixes: bool) -> Outcome {
    check_change(&Files::new(), files, select, unsafe_fixes)
}

/// The same where some of the files were different before; the others were as they are.
pub fn check_change(before: &Files, files: &Files, select: &[&str], unsafe_fixes: bool) -> Outcome {
    let selection =
        Selection { select: select.iter().map(|name| (*name).to_owned()).collect(), ignore: Vec::new() };
    let workspace = changed_workspace(before, files);
    let found = engine::check(&workspace, &selection).expect("the configuration is valid");
    let concise = concise(&workspace, &found);
    assert_eq!(
        concise,
        on_one_thread(before, files, &selection),
        "the output differs with the number of threads"
    );
    for diagnostic in &found {
        assert_spans(&workspace, diagnostic);
    }
    let options = FixOptions { unsafe_fixes, ..FixOptions::default() };
    let fixed = fix::fix(workspace, &selection, &options, &|_, _| ()).expect("the configuration is valid");
    let mut fixed_files = files.clone();
    for (path, (_, after)) in &fixed.changed {
        fixed_files.insert(path.to_string(), after.clone());
    }
    assert_converged(before, &fixed_files, &selection, unsafe_fixes);
    Outcome { concise, found, fixed: fixed_files }
}

/// The tree of some files.
pub fn workspace(files: &Files) -> Workspace {
    let config = match files.get("glosslint.toml") {
        Some(text) => config::parse("glosslint.toml".into(), text).expect("a valid configuration"),
        None => Config::default(),
    };
    let named: Vec<&str> = config.glossary.iter().map(|setting| setting.path.get_ref().as_str()).collect();
    let named = discover::GlossaryPaths::new(&named);
    let mut tree = Tree { listing: files.keys().map(Utf8PathBuf::from).collect(), ..Tree::default() };
    for (path, text) in files {
        let source = Source::new(path.as_str(), text.as_str());
        if discover::is_document(source.path()) {
            tree.documents.push(source);
        } else if discover::is_relevant_data(source.path()) || named.hold(source.path()) {
            tree.data.push(source);
        }
    }
    tree.documents.sort_by(|a, b| a.path().cmp(b.path()));
    tree.data.sort_by(|a, b| a.path().cmp(b.path()));
    for path in discover::unread_companions(&tree) {
        tree.documents.push(Source::new(path.as_path(), files[path.as_str()].as_str()));
    }
    tree.documents.sort_by(|a, b| a.path().cmp(b.path()));
    Workspace::build(tree, config)
}

/// The tree of some files that knows what `before` says of the time before a change.
fn changed_workspace(before: &Files, files: &Files) -> Workspace {
    let mut tree = workspace(files);
    if !before.is_empty() {
        let mut base = files.clone();
        base.extend(before.clone());
        let texts = before.iter().map(|(path, text)| (path.into(), text.clone())).collect();
        tree.before = Some(Before::new(&workspace(&base), &texts, &BTreeMap::new()));
    }
    tree
}

fn concise(workspace: &Workspace, found: &[Diagnostic]) -> String {
    let report = Report {
        diagnostics: found,
        workspace,
        summary: Summary::new(workspace, found),
        platform: Platform::Github,
        color: false,
        prefix: Utf8PathBuf::new(),
    };
    let mut out = Vec::new();
    report.write(Format::Concise, &mut out).expect("memory can be written");
    String::from_utf8(out).expect("the output is UTF-8")
}

fn on_one_thread(before: &Files, files: &Files, selection: &Selection) -> String {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    pool.install(|| {
        let workspace = changed_workspace(before, files);
        let found = engine::check(&workspace, selection).expect("the configuration is valid");
        concise(&workspace, &found)
    })
}

/// Every span of a finding lies on character boundaries of its file; edits are sorted and disjoint.
fn assert_spans(workspace: &Workspace, diagnostic: &Diagnostic) {
    let places = std::iter::once(&diagnostic.at).chain(diagnostic.labels.iter().map(|(at, _)| at));
    for at in places {
        if let Some(source) = workspace.source(&at.path) {
            let inside = source.text().get(at.span.range()).is_some();
            assert!(inside, "{}: {:?} cuts a character of {}", diagnostic.rule.name, at.span, at.path);
        }
    }
    if let Some(fix) = &diagnostic.fix {
        for edit in &fix.edits {
            let source = workspace.source(&edit.path).expect("an edit is in a file of the tree");
            assert!(source.text().get(edit.span.range()).is_some(), "an edit cuts a character: {edit:?}");
        }
        for pair in fix.edits.windows(2) {
            let apart = pair[0].path != pair[1].path || pair[0].span.end <= pair[1].span.start;
            assert!(apart, "edits of one fix overlap or are out of order: {pair:?}");
        }
    }
}

/// Fixing what was fixed changes nothing.
fn assert_converged(before: &Files, files: &Files, selection: &Selection, unsafe_fixes: bool) {
    let options = FixOptions { unsafe_fixes, ..FixOptions::default() };
    let workspace = changed_workspace(before, files);
    let again = fix::fix(workspace, selection, &options, &|_, _| ()).expect("a valid configuration");
    let paths: Vec<_> = again.changed.keys().collect();
    assert!(paths.is_empty(), "a second fix changes {paths:?}");
    let offered = again.remaining.iter().filter_map(|diagnostic| diagnostic.fix.as_ref());
    let left = offered.filter(|fix| unsafe_fixes || fix.safety == Safety::Safe).count();
    assert_eq!(left, 0, "fixes are offered that the fixer does not apply");
}

/// Files written in place: `files(&[("a.md", "text")])`.
pub fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}
