//! The program in a real repository: an old tree, a baseline, a change, and what is reported of it.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A repository in a temporary folder, with an old tree that has faults.
struct Repository(tempfile::TempDir);

impl Repository {
    fn new() -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.write("docs/start.md", "# Start\n\nSee [the old page](gone.md).\n\n## Set up\n\nDo it.\n");
        repository.write("docs/use.md", "# Use\n\nFirst [set up](start.md#set-up).\n");
        repository.commit("An old tree");
        repository
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn git(&self, arguments: &[&str]) {
        let identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"];
        let output = command("git", self.path()).args(identity).args(arguments).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--no-gpg-sign", "--message", message]);
    }

    /// Runs the program; gives its exit status, stdout and stderr.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        run_in(self.path(), arguments)
    }

    /// Checks with concise output.
    fn check(&self, arguments: &[&str]) -> (i32, String, String) {
        self.run(&[&["check", "--format", "concise"], arguments].concat())
    }
}

fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .env_remove("GITHUB_STEP_SUMMARY");
    command
}

fn run_in(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } =
        command(env!("CARGO_BIN_EXE_glosslint"), folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

#[test]
fn an_old_tree_is_green_with_a_baseline_and_red_with_the_new_fault_only() {
    let repository = Repository::new();
    assert_eq!(repository.check(&[]).0, 1, "the old tree has a fault");
    assert_eq!(repository.run(&["baseline", "write"]).0, 0);
    let (status, out, _) = repository.check(&[]);
    assert_eq!((status, out.as_str()), (0, ""));
    // Lines above the known fault move it; the new one is reported alone.
    repository.write(
        "docs/start.md",
        "# Start\n\nRead [more](nowhere.md) first.\n\nSee [the old page](gone.md).\n\n## Set up\n\nDo it.\n",
    );
    let (status, out, _) = repository.check(&[]);
    assert_eq!((status, out.lines().count()), (1, 1), "{out}");
    assert!(out.starts_with("docs/start.md:3:13: error[GL301]") && out.contains("nowhere.md"), "{out}");
    repository.write(
        "docs/start.md",
        "# Start\n\nRead [more](use.md) first.\n\nSee [the old page](gone.md).\n\n## Set up\n\nDo it.\n",
    );
    assert_eq!(repository.check(&[]).0, 0);
}

/// A docs tree as teams have it: sixty pages of a MkDocs site, a glossary, and faults that are years old.
fn old_site(repository: &Repository) {
    repository.write("mkdocs.yml", "site_name: Ferry\n");
    let glossary = "# Glossary\n\n## Berth\n\nWhere a ferry lies.\n\n## Crossing\n\nOne trip of a ferry.\n";
    repository.write("docs/glossary.md", glossary);
    for number in 0..60 {
        let fault = match number % 10 {
            3 => "See [the plan](plans/winter.md).",
            6 => "See [above](#no-such-section).",
            9 => "The QZT is closed.",
            _ => "All is well.",
        };
        let next = (number + 1) % 60;
        let page = format!(
            "# Route {number}\n\nA crossing takes an hour.\n\n## Stops\n\n{fault}\n\nThen take [the next](route-{next}.md#stops).\n"
        );
        repository.write(&format!("docs/routes/route-{number}.md"), &page);
    }
    repository.commit("An old site");
}

#[test]
fn an_old_site_is_turned_on_in_three_steps() {
    let repository = Repository::new();
    old_site(&repository);
    let (status, _, err) = repository.run(&["init"]);
    assert_eq!(status, 0, "{err}");
    let settings = std::fs::read_to_string(repository.path().join("glosslint.toml")).unwrap();
    assert!(settings.contains("docs/glossary.md") && settings.contains("mkdocs"), "{settings}");
    let (status, out, err) = repository.check(&[]);
    assert_eq!(status, 1, "{err}");
    assert!(out.lines().count() >= 18, "{out}");
    assert_eq!(repository.run(&["baseline", "write"]).0, 0);
    let (status, out, _) = repository.check(&[]);
    assert_eq!((status, out.as_str()), (0, ""));
    repository.commit("Turn glosslint on");

    let page = repository.path().join("docs/routes/route-13.md");
    let text = std::fs::read_to_string(&page).unwrap();
    repository
        .write("docs/routes/route-13.md", &text.replacen("\n\n", "\n\nNew: [the pier](pier.md).\n\n", 1));
    for arguments in [&[][..], &["--since", "main"]] {
        let (status, out, _) = repository.check(arguments);
        assert_eq!((status, out.lines().count()), (1, 1), "{out}");
        assert!(out.starts_with("docs/routes/route-13.md:3:17: error[GL301]"), "{out}");
    }
    repository
        .write("docs/routes/route-13.md", &text.replacen("\n\n", "\n\nNew: [the pier](route-1.md).\n\n", 1));
    assert_eq!(repository.check(&[]).0, 0);
    assert_eq!(repository.check(&["--since", "main", "--fail-on", "info"]).0, 0);
}

#[test]
fn init_leaves_a_configuration_alone() {
    let repository = Repository::new();
    assert_eq!(repository.run(&["init"]).0, 0);
    assert_eq!(
        repository.run(&["check", "--quiet", "--fail-on", "never"]).0,
        0,
        "what it writes can be read"
    );
    let (status, _, err) = repository.run(&["init"]);
    assert_eq!(status, 2);
    assert!(err.contains("glosslint.toml exists already: it was left as it is"), "{err}");
}

#[test]
fn an_entry_of_the_baseline_that_matches_nothing_is_said_and_pruned() {
    let repository = Repository::new();
    repository.run(&["baseline", "write"]);
    repository.write("docs/gone.md", "# Back again\n");
    let (status, _, err) = repository.check(&[]);
    assert_eq!(status, 0);
    assert!(err.contains("1 entry of glosslint-baseline.json matches nothing any more"), "{err}");
    assert_eq!(repository.run(&["baseline", "prune"]).0, 0);
    assert!(!repository.check(&[]).2.contains("nothing any more"));
}

#[test]
fn since_reports_changed_lines_and_what_the_change_broke_elsewhere() {
    let repository = Repository::new();
    let (status, out, _) = repository.check(&["--since", "main"]);
    assert_eq!((status, out.as_str()), (0, ""), "nothing changed");
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.write("docs/start.md", "# Start\n\nSee [the old page](gone.md).\n\n## Set it up\n\nDo it.\n");
    repository.commit("Rename a section");
    repository.write("docs/new.md", "# New\n\n[No](no.md) page.\n");
    let (status, out, _) = repository.check(&["--since", "main"]);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!((status, lines.len()), (1, 2), "{out}");
    assert!(lines[0].starts_with("docs/new.md:3:6: error[GL301]"), "an untracked file counts: {out}");
    assert!(
        lines[1].starts_with("docs/use.md:3:16: error[GL302]"),
        "the renamed heading breaks a link: {out}"
    );
    assert!(lines[1].contains("the change brought the finding about"), "{out}");
}

#[test]
fn a_removed_id_is_reported_where_it_was_and_the_fix_keeps_it() {
    let repository = Repository::new();
    let since = ["--since", "main", "--select", "removed-anchor,broken-anchor"];
    repository.git(&["mv", "docs/start.md", "docs/begin.md"]);
    repository.write("docs/begin.md", "# Start\n\nSee [the old page](gone.md).\n\n## Set it up\n\nDo it.\n");
    repository.write("docs/use.md", "# Use\n\nFirst [set up](begin.md#set-up).\n");
    let (status, out, _) = repository.check(&since);
    let places: Vec<&str> = out.lines().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!((status, places), (1, vec!["docs/begin.md:5:4", "docs/use.md:3:16"]), "{out}");
    assert!(out.contains("GL312") && out.contains("`#set-up` was here and is gone"), "{out}");
    let fix = repository.check(&[&since[..], &["--fix", "--unsafe-fixes"]].concat());
    assert_eq!((fix.0, fix.1.as_str()), (0, ""), "the kept id mends the link too");
    let page = std::fs::read_to_string(repository.path().join("docs/begin.md")).unwrap();
    assert!(page.contains("\n\n<a id=\"set-up\"></a>\n\n## Set it up\n"), "{page}");
}

#[test]
fn an_old_acronym_is_reported_where_new_text_uses_it() {
    let repository = Repository::new();
    repository.write("docs/a-first.md", "# First\n\nThe QZT is closed today.\n");
    repository.commit("An acronym that nothing explains");
    let since = ["--since", "HEAD", "--select", "undefined-acronym"];
    repository
        .write("docs/use.md", "# Use\n\nFirst [set up](start.md#set-up).\n\nThen ask the QZT about it.\n");
    let (status, out, _) = repository.check(&since);
    assert_eq!((status, out.lines().count()), (1, 1), "{out}");
    assert!(out.starts_with("docs/use.md:5:14: warning[GL201]"), "{out}");
    repository.write("docs/use.md", "# Use\n\nFirst [set up](start.md#set-up).\n\nThen ask about it.\n");
    assert_eq!(repository.check(&since).0, 0, "the old use alone is not the change's fault");
}

#[test]
fn a_renamed_page_keeps_its_old_findings() {
    let repository = Repository::new();
    repository.git(&["mv", "docs/start.md", "docs/begin.md"]);
    repository.write("docs/use.md", "# Use\n\nFirst [set up](begin.md#set-up).\n");
    let (status, out, _) = repository.check(&["--since", "HEAD"]);
    assert_eq!((status, out.as_str()), (0, ""));
}

#[test]
fn a_base_that_cannot_be_read_is_wrong_usage_with_what_to_do() {
    let repository = Repository::new();
    let (status, _, err) = repository.check(&["--since", "origin/nowhere"]);
    assert_eq!(status, 2);
    assert!(err.contains("no such commit; fetch it first, as in `git fetch origin nowhere`"), "{err}");
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("a.md"), "# A\n").unwrap();
    let (status, _, err) = run_in(outside.path(), &["--since", "main"]);
    assert_eq!(status, 2);
    assert!(err.contains("is in no git repository"), "{err}");
}

#[test]
fn histories_that_share_nothing_and_a_missing_git_are_said() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "--orphan", "other"]);
    repository.commit("Another beginning");
    let (status, _, err) = repository.check(&["--since", "main"]);
    assert_eq!(status, 2);
    assert!(err.contains("--since main: it shares no commit with what is checked out"), "{err}");
    let arguments = ["check", "--since", "main"];
    let output = command(env!("CARGO_BIN_EXE_glosslint"), repository.path())
        .args(arguments)
        .env("PATH", "")
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(err.contains("--since needs git, which cannot be run"), "{err}");
}

#[test]
fn a_shallow_clone_says_what_is_missing() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.write("docs/one.md", "# One\n");
    repository.commit("One");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("docs/two.md", "# Two\n");
    repository.commit("Two");
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file://{}", repository.path().display());
    let clone = ["clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=topic", &url, "."];
    assert!(command("git", folder.path()).args(clone).status().unwrap().success());
    let (status, _, err) = run_in(folder.path(), &["--since", "origin/main"]);
    assert_eq!(status, 2);
    assert!(err.contains("this clone is shallow"), "{err}");
}

#[test]
fn a_repository_is_checked_alone_from_a_folder_that_holds_several() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("other/glossary.md", "# Glossary\n\n## Work queue\n\nHolds jobs.\n");
    write("mine/docs/a.md", "# A\n\nThe work queue, [gone](gone.md), [top](/README.md).\n");
    write("mine/README.md", "# Mine\n");
    let check = || run_in(folder.path(), &["check", "--format", "concise", "mine/docs"]).1;
    assert!(check().contains("GL102"), "without repositories all of the folder is one tree");
    std::fs::create_dir(folder.path().join("mine/.git")).unwrap();
    let out = check();
    assert!(!out.contains("GL102") && !out.contains("README.md"), "{out}");
    assert!(out.starts_with("docs/a.md:3:24: error[GL301]"), "{out}");
}

/// Runs the program with some bytes on standard input; gives its exit status, stdout and stderr.
fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    use std::io::Write;
    let mut child = command(env!("CARGO_BIN_EXE_glosslint"), folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn standard_input_stands_for_a_file_of_the_tree() {
    let repository = Repository::new();
    let arguments = ["check", "--format", "concise", "--stdin-filename", "docs/unsaved.md"];
    let text = b"# New\n\n[a](start.md#set-up), [b](start.md#nothing)\n";
    let (status, out, _) = run_with_input(repository.path(), &arguments, text);
    assert_eq!((status, out.lines().count()), (1, 1), "{out}");
    assert!(out.starts_with("docs/unsaved.md:3:27: error[GL302]"), "{out}");
    let (status, _, err) = run_with_input(repository.path(), &arguments, b"# New\n\xff\n");
    assert_eq!((status, err.as_str()), (2, "glosslint: standard input: is not valid UTF-8\n"));
}

#[test]
fn the_fixed_text_of_standard_input_goes_to_stdout_and_no_file_changes() {
    let repository = Repository::new();
    let arguments = ["check", "--fix", "--stdin-filename", "docs/use.md"];
    let (status, out, err) =
        run_with_input(repository.path(), &arguments, b"# Use\n\nSee [it](start.md#Set-up).\n");
    assert_eq!((status, out.as_str()), (0, "# Use\n\nSee [it](start.md#set-up).\n"), "{err}");
    assert!(err.starts_with("Checked ") && err.contains(": nothing to report."), "{err}");
    let file = std::fs::read_to_string(repository.path().join("docs/use.md")).unwrap();
    assert!(file.contains("First [set up]"), "{file}");
}

#[test]
fn a_report_in_a_file_leaves_stdout_empty() {
    let repository = Repository::new();
    let arguments = ["check", "--format", "sarif", "--output-file", "report.sarif"];
    let (status, out, err) = repository.run(&arguments);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.contains("1 error"), "the summary stays on stderr: {err}");
    let report = std::fs::read_to_string(repository.path().join("report.sarif")).unwrap();
    let log: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 1);
}

#[cfg(unix)]
#[test]
fn what_git_says_when_it_fails_is_passed_on() {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::new();
    let bin = tempfile::tempdir().unwrap();
    let path = std::env::var("PATH").unwrap();
    let fails_at_diff = format!(
        "#!/bin/sh\nPATH='{path}'\ncase \" $* \" in *' diff '*) echo 'the index is torn' >&2; exit 128;; esac\nexec git \"$@\"\n"
    );
    std::fs::write(bin.path().join("git"), fails_at_diff).unwrap();
    std::fs::set_permissions(bin.path().join("git"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let output = command(env!("CARGO_BIN_EXE_glosslint"), repository.path())
        .args(["check", "--since", "HEAD"])
        .env("PATH", bin.path())
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("the index is torn"), "{err}");
}

#[test]
fn a_summary_of_the_step_that_cannot_be_written_is_said() {
    let repository = Repository::new();
    let output = command(env!("CARGO_BIN_EXE_glosslint"), repository.path())
        .args(["check", "--format", "github"])
        .env("GITHUB_STEP_SUMMARY", "no/such/folder/summary.md")
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("no/such/folder/summary.md"), "{err}");
}

#[cfg(unix)]
#[test]
fn files_that_cannot_be_fixed_are_said_and_the_others_are_fixed() {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::new();
    let page = "# Page\n\nSee [how](start.md#Set-up).\n";
    for name in ["docs/a.md", "docs/b.md", "docs/c.md"] {
        repository.write(name, page);
    }
    let lock = |name: &str| {
        let read_only = std::fs::Permissions::from_mode(0o444);
        std::fs::set_permissions(repository.path().join(name), read_only).unwrap();
    };
    lock("docs/a.md");
    let (status, _, err) = repository.check(&["--fix"]);
    assert_eq!(status, 2);
    assert!(err.contains("docs/a.md") && err.contains("1 file could not be fixed, see above"), "{err}");
    let read = |name: &str| std::fs::read_to_string(repository.path().join(name)).unwrap();
    assert_eq!(read("docs/a.md"), page);
    assert_eq!(read("docs/b.md"), page.replace("Set-up", "set-up"));
    repository.write("docs/b.md", page);
    lock("docs/b.md");
    let (status, _, err) = repository.check(&["--fix"]);
    assert_eq!(status, 2);
    assert!(err.contains("2 files could not be fixed, see above"), "{err}");
}

#[test]
fn a_named_file_that_is_excluded_is_not_passed_over_in_silence() {
    let repository = Repository::new();
    repository.write("glosslint.toml", "exclude = [\"docs/start.md\"]\n");
    let (status, found, said) = repository.check(&["docs/start.md", "docs/use.md"]);
    assert_eq!((status, found.as_str()), (0, ""));
    assert!(said.contains("Not checked: docs/start.md, which the settings"), "{said}");
    assert!(!said.contains("Not checked: docs/use.md"), "{said}");
    let (_, _, said) = repository.check(&["--quiet", "docs/start.md"]);
    assert_eq!(said, "");
}
