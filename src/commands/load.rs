//! What the commands share: the root, the configuration, and the tree below it.

mod root;

use std::collections::BTreeSet;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use clap::CommandFactory;
use rustc_hash::FxHashSet;

use super::CommandError;
use crate::cli::{Cli, ColorWhen, SharedArgs};
use crate::config::{self, Config, ConfigError};
use crate::discover;
use crate::text::{Source, Span, nearest};
use crate::tree::Tree;
use root::{given_root, root};

/// A tree with its configuration, and the part of it that a command is asked about.
#[derive(Debug)]
pub(super) struct Loaded {
    pub root: Utf8PathBuf,
    pub config: Config,
    pub tree: Tree,
    /// Relative to the root; empty for all.
    paths: Vec<Utf8PathBuf>,
}

impl Loaded {
    /// Puts a document in the place of the one at its path, or adds it; only it is asked about from then on.
    pub fn put(&mut self, source: Source) {
        let path = source.path().to_owned();
        let documents = &mut self.tree.documents;
        match documents.binary_search_by(|document| document.path().cmp(&path)) {
            Ok(index) => {
                documents.splice(index..=index, [source]);
            }
            Err(index) => documents.insert(index, source),
        }
        let files = self.tree.listing.files().map(Utf8Path::to_owned).chain([path.clone()]);
        self.tree.listing = files.collect();
        self.paths = vec![path];
    }

    /// The files that the command is asked about and that were not read, as settings or a `.gitignore` exclude them.
    pub fn passed_over(&self) -> impl Iterator<Item = &Utf8Path> {
        let tree = &self.tree;
        let sources = tree.documents.iter().chain(&tree.data).map(Source::path);
        let known: BTreeSet<&Utf8Path> =
            sources.chain(tree.problems.iter().map(|(path, _)| path.as_path())).collect();
        let paths = self.paths.iter().map(Utf8PathBuf::as_path);
        paths.filter(move |path| !known.contains(path) && self.root.join(path).is_file())
    }

    /// The part of the tree that the command is asked about.
    pub fn asked(&self) -> Asked {
        Asked(self.paths.iter().cloned().collect())
    }
}

/// The part of a tree that a command is asked about: files and folders, of which a hook may name thousands.
#[derive(Debug, Clone)]
pub(super) struct Asked(BTreeSet<Utf8PathBuf>);

impl Asked {
    /// The file or folder that is asked about, where it is one.
    pub fn single(&self) -> Option<&Utf8Path> {
        self.0.first().filter(|_| self.0.len() == 1).map(Utf8PathBuf::as_path)
    }

    pub fn covers(&self, path: &Utf8Path) -> bool {
        self.0.is_empty() || path.ancestors().any(|asked| self.0.contains(asked))
    }
}

/// Reads the configuration and the tree that `paths` stand in.
pub(super) fn load(paths: &[Utf8PathBuf], shared: &SharedArgs) -> Result<Loaded, CommandError> {
    set_threads(shared);
    let current = current_folder()?;
    let is_named = !paths.is_empty();
    let paths = if is_named { absolute(paths, &current)? } else { vec![start(shared, &current)?] };
    let ancestor = common_ancestor(&paths, &current);
    let (mut config, root) = configuration(shared, &ancestor, &current)?;
    if let Some(path) = &mut config.path {
        *path = path.strip_prefix(&root).unwrap_or(path).to_owned();
    }
    let inside = |path: &Utf8PathBuf| -> Result<Utf8PathBuf, CommandError> {
        let inside = path.strip_prefix(&root).map(Utf8Path::to_owned);
        inside.map_err(|_| CommandError::Input(path.clone(), format!("is outside the root {root}")))
    };
    let asked: Vec<Utf8PathBuf> = paths.iter().map(inside).collect::<Result<_, _>>()?;
    let tree = read(&root, &config, &asked);
    check_glossaries(&config, &tree)?;
    if is_named {
        check_named(&root, &asked, &tree)?;
    }
    let whole = asked.iter().any(|path| path.as_str().is_empty());
    let paths = if whole { Vec::new() } else { asked };
    Ok(Loaded { root, config, tree, paths })
}

/// What is asked about where no path is named: the current folder, or a root that is given and does not hold it.
fn start(shared: &SharedArgs, current: &Utf8Path) -> Result<Utf8PathBuf, CommandError> {
    let current = current.canonicalize_utf8()?;
    let given = shared.root.as_ref().map(|root| given_root(root, &current)).transpose()?;
    Ok(given.filter(|root| !current.starts_with(root)).unwrap_or(current))
}

/// The configuration in force for what stands in `ancestor`, and the root.
fn configuration(
    shared: &SharedArgs,
    ancestor: &Utf8Path,
    current: &Utf8Path,
) -> Result<(Config, Utf8PathBuf), CommandError> {
    let file = match (&shared.config, shared.isolated) {
        (_, true) => None,
        (Some(file), _) => Some(current.join(file)),
        (None, _) => config::find(ancestor),
    };
    let mut config = match &file {
        Some(file) => config::read(file).map_err(|error| error.seen_from(current))?,
        None => Config::default(),
    };
    if !shared.platform.is_empty() {
        config.platform.clone_from(&shared.platform);
    }
    let root = root(shared, file.as_deref(), ancestor, current)?;
    Ok((config, root))
}

/// Reads the tree, the files that are named whatever they are called.
fn read(root: &Utf8Path, config: &Config, asked: &[Utf8PathBuf]) -> Tree {
    let glossaries = || config.glossary.iter().map(|setting| setting.path.get_ref().as_str());
    let of_config = glossaries().map(|path| Utf8PathBuf::from(path.trim_start_matches("./")));
    let is_file = |path: &Utf8PathBuf| root.join(path).is_file();
    let named = asked.iter().cloned().chain(of_config).filter(is_file).collect();
    let exclude = config.exclude.iter().map(|glob| glob.get_ref().as_str()).collect();
    discover::read(root, &discover::Selection { exclude, named, glossaries: glossaries().collect() })
}

/// More threads than any machine has cores for would only take minutes to start.
const MOST_THREADS: usize = 256;

/// The thread that the program runs on is one of those that work: one less is started, waited for, and given memory of
/// its own.
fn set_threads(shared: &SharedArgs) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads(shared.threads));
    // Fails only where a pool was already made; then the number of threads stays as it is.
    let _ = pool.use_current_thread().build_global();
}

/// How many threads are started for so many asked for; 0 is one per core.
fn threads(asked: Option<usize>) -> usize {
    asked.unwrap_or_default().min(MOST_THREADS)
}

/// The folder that the program was started in.
pub(super) fn current_folder() -> Result<Utf8PathBuf, CommandError> {
    let current = std::env::current_dir()?;
    Utf8PathBuf::from_path_buf(current)
        .map_err(|_| CommandError::Usage("the name of the current folder is not valid UTF-8".to_owned()))
}

/// The paths of the command line, made absolute, with symlinks and `..` resolved.
fn absolute(paths: &[Utf8PathBuf], current: &Utf8Path) -> Result<Vec<Utf8PathBuf>, CommandError> {
    let resolve = |path: &Utf8PathBuf| {
        let full = current.join(path);
        let unreadable = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound => CommandError::Input(path.clone(), nothing_there(path)),
            _ => CommandError::unreadable(path, &error),
        };
        let parent = full.parent().unwrap_or(Utf8Path::new("/"));
        match full.file_name() {
            Some(name) if full.is_symlink() || full.is_file() => {
                Ok(parent.canonicalize_utf8().map_err(unreadable)?.join(name))
            }
            _ => match full.canonicalize_utf8().map_err(unreadable)? {
                folder if folder.is_dir() => Ok(folder),
                _ => Err(CommandError::Input(path.clone(), "is neither a file nor a folder".to_owned())),
            },
        }
    };
    paths.iter().map(resolve).collect()
}

/// Says that a path does not exist; a word may have been meant as a command.
fn nothing_there(path: &Utf8Path) -> String {
    let cli = Cli::command();
    let commands = cli.get_subcommands().map(clap::Command::get_name);
    match nearest(path.as_str(), commands) {
        Some(command) => format!("there is no such file, folder or command; did you mean `{command}`?"),
        None => "there is no such file or folder".to_owned(),
    }
}

/// The folder that holds all paths; of a single file its folder.
fn common_ancestor(paths: &[Utf8PathBuf], current: &Utf8Path) -> Utf8PathBuf {
    let folder = |path: &Utf8PathBuf| {
        if path.is_dir() { path.clone() } else { path.parent().unwrap_or(path).to_owned() }
    };
    let mut folders = paths.iter().map(folder);
    let first = folders.next().unwrap_or_else(|| current.to_owned());
    folders.fold(first, |shared, folder| {
        shared.ancestors().find(|ancestor| folder.starts_with(ancestor)).unwrap_or(&shared).to_owned()
    })
}

/// A folder that the command line names has to hold something to read, or a misspelt one would look clean.
fn check_named(root: &Utf8Path, asked: &[Utf8PathBuf], tree: &Tree) -> Result<(), CommandError> {
    let sources = tree.documents.iter().chain(&tree.data).map(Source::path);
    let read = sources.chain(tree.problems.iter().map(|(path, _)| path.as_path()));
    let held: FxHashSet<&str> = read.flat_map(Utf8Path::ancestors).map(Utf8Path::as_str).collect();
    let holds_none = |folder: &&Utf8PathBuf| !held.contains(folder.as_str()) && root.join(folder).is_dir();
    match asked.iter().find(holds_none) {
        Some(folder) => Err(CommandError::Input(folder.clone(), "holds no Markdown page".to_owned())),
        None => Ok(()),
    }
}

/// A glossary that the configuration names has to be there.
fn check_glossaries(config: &Config, tree: &Tree) -> Result<(), CommandError> {
    for setting in &config.glossary {
        let path = setting.path.get_ref();
        let plain = Utf8PathBuf::from(path.trim_end_matches('/').trim_start_matches("./"));
        let exists = tree.listing.has_file(&plain) || tree.listing.has_folder(&plain);
        let leaves = plain.has_root() || plain.components().any(|part| part == Utf8Component::ParentDir);
        if leaves || !exists && !path.contains(['*', '?', '[']) {
            let at = setting.path.span();
            let file = config.path.clone().unwrap_or_default();
            let (message, help) = if leaves {
                let help = "only files of the tree are read; start glosslint further up, or give --root";
                (format!("the glossary `{path}` is outside the root"), help)
            } else {
                let help = "paths are relative to the root; correct the path or remove the entry";
                (format!("the glossary `{path}` does not exist"), help)
            };
            let help = Some(help.to_owned());
            return Err(
                ConfigError::at(&file, &config.text, Span::new(at.start, at.end), message, help).into()
            );
        }
    }
    Ok(())
}

/// Whether to colour what goes to stdout.
pub(super) fn use_color(when: ColorWhen) -> bool {
    use std::io::IsTerminal;
    match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => std::env::var_os("NO_COLOR").is_none() && std::io::stdout().is_terminal(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_about_covers_files_and_all_below_folders() {
        let asked = |paths: &[&str]| Asked(paths.iter().copied().map(Utf8PathBuf::from).collect());
        let some = asked(&["a/b.md", "c"]);
        let covered = ["a/b.md", "c", "c/d/e.md", "a/b", "cc/d.md"].map(|path| some.covers(path.into()));
        assert_eq!(covered, [true, true, true, false, false]);
        assert!(asked(&[]).covers("a.md".into()));
    }

    #[test]
    fn no_number_of_threads_stops_the_machine() {
        assert_eq!([None, Some(3), Some(usize::MAX)].map(threads), [0, 3, MOST_THREADS]);
    }
}
