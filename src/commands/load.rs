//! What the commands share: the root, the configuration, and the tree below it.

use std::collections::BTreeSet;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use clap::CommandFactory;

use super::CommandError;
use crate::cli::{Cli, ColorWhen, SharedArgs};
use crate::config::{self, Config, ConfigError};
use crate::discover;
use crate::text::{Source, Span, nearest};
use crate::tree::Tree;

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
        Asked(self.paths.clone())
    }
}

/// The part of a tree that a command is asked about.
#[derive(Debug, Clone)]
pub(super) struct Asked(Vec<Utf8PathBuf>);

impl Asked {
    /// The file or folder that is asked about, where it is one.
    pub fn single(&self) -> Option<&Utf8Path> {
        self.0.first().filter(|_| self.0.len() == 1).map(Utf8PathBuf::as_path)
    }

    pub fn covers(&self, path: &Utf8Path) -> bool {
        self.0.is_empty() || self.0.iter().any(|asked| path.starts_with(asked))
    }
}

/// Reads the configuration and the tree that `paths` stand in.
pub(super) fn load(paths: &[Utf8PathBuf], shared: &SharedArgs) -> Result<Loaded, CommandError> {
    set_threads(shared);
    let current = current_folder()?;
    let is_named = !paths.is_empty();
    let paths = absolute(paths, &current)?;
    let ancestor = common_ancestor(&paths, &current);
    let file = match (&shared.config, shared.isolated) {
        (_, true) => None,
        (Some(file), _) => Some(current.join(file)),
        (None, _) => config::find(&ancestor),
    };
    let mut config = match &file {
        Some(file) => config::read(file).map_err(|error| error.seen_from(&current))?,
        None => Config::default(),
    };
    if !shared.platform.is_empty() {
        config.platform.clone_from(&shared.platform);
    }
    let root = root(shared, file.as_deref(), &ancestor, &current)?;
    if let Some(path) = &mut config.path {
        *path = path.strip_prefix(&root).unwrap_or(path).to_owned();
    }
    let inside = |path: &Utf8PathBuf| -> Result<Utf8PathBuf, CommandError> {
        let inside = path.strip_prefix(&root).map(Utf8Path::to_owned);
        inside.map_err(|_| CommandError::Input(path.clone(), format!("is outside the root {root}")))
    };
    let asked: Vec<Utf8PathBuf> = paths.iter().map(inside).collect::<Result<_, _>>()?;
    let mut named: Vec<Utf8PathBuf> =
        asked.iter().filter(|path| root.join(path).is_file()).cloned().collect();
    let is_folder = |path: &&Utf8PathBuf| is_named && root.join(path).is_dir();
    let named_folders: Vec<Utf8PathBuf> = asked.iter().filter(is_folder).cloned().collect();
    let glossaries = config
        .glossary
        .iter()
        .map(|setting| Utf8PathBuf::from(setting.path.get_ref().trim_start_matches("./")));
    named.extend(glossaries.filter(|path| root.join(path).is_file()));
    let exclude = config.exclude.iter().map(|glob| glob.get_ref().as_str()).collect();
    let glossaries = config.glossary.iter().map(|setting| setting.path.get_ref().as_str()).collect();
    let tree = discover::read(&root, &discover::Selection { exclude, named, glossaries });
    check_glossaries(&config, &tree)?;
    check_named(&named_folders, &tree)?;
    let whole = asked.iter().any(|path| path.as_str().is_empty());
    let paths = if whole { Vec::new() } else { asked };
    Ok(Loaded { root, config, tree, paths })
}

/// The thread that the program runs on is one of those that work: one less is started, waited for, and given memory of
/// its own.
fn set_threads(shared: &SharedArgs) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(shared.threads.unwrap_or_default());
    // Fails only where a pool was already made; then the number of threads stays as it is.
    let _ = pool.use_current_thread().build_global();
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
            _ => CommandError::Input(path.clone(), format!("cannot be read: {error}")),
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
    if paths.is_empty() {
        return Ok(vec![current.canonicalize_utf8()?]);
    }
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

fn root(
    shared: &SharedArgs,
    config: Option<&Utf8Path>,
    ancestor: &Utf8Path,
    current: &Utf8Path,
) -> Result<Utf8PathBuf, CommandError> {
    if let Some(root) = &shared.root {
        let full = current.join(root);
        let problem = |why: String| CommandError::Input(root.clone(), why);
        let full = full.canonicalize_utf8().map_err(|error| problem(format!("cannot be read: {error}")))?;
        return if full.is_dir() { Ok(full) } else { Err(problem("is no folder".to_owned())) };
    }
    let configured = config.filter(|_| shared.config.is_none()).and_then(Utf8Path::parent);
    if let Some(folder) = configured {
        return Ok(folder.canonicalize_utf8()?);
    }
    let current = current.canonicalize_utf8()?;
    Ok(if ancestor.starts_with(&current) { current } else { ancestor.to_owned() })
}

/// A folder that the command line names has to hold something to read, or a misspelt one would look clean.
fn check_named(folders: &[Utf8PathBuf], tree: &Tree) -> Result<(), CommandError> {
    let sources = || tree.documents.iter().chain(&tree.data).map(Source::path);
    let problems = || tree.problems.iter().map(|(path, _)| path.as_path());
    match folders.iter().find(|folder| !sources().chain(problems()).any(|path| path.starts_with(folder))) {
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
