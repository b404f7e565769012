//! A sign of life on a terminal, for work that takes longer than a second.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Shows on stderr what is being done, from the first second on, until it is dropped. Silent where stderr is no
/// terminal.
#[derive(Debug)]
pub(super) struct Progress {
    worker: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Begins to wait for the first second.
    pub fn start(quiet: bool) -> Self {
        if quiet || !std::io::stderr().is_terminal() {
            return Self { worker: None };
        }
        let (done, finished) = channel::<()>();
        let worker = std::thread::spawn(move || {
            let start = Instant::now();
            let mut shown = false;
            while finished.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
                shown = true;
                let seconds = start.elapsed().as_secs();
                // What cannot be shown is not missed.
                let _ = write!(std::io::stderr().lock(), "\rReading and checking the tree … {seconds} s");
            }
            if shown {
                let _ = write!(std::io::stderr().lock(), "\r\x1b[2K");
            }
        });
        Self { worker: Some((done, worker)) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, worker)) = self.worker.take() {
            drop(done);
            let _ = worker.join();
        }
    }
}
