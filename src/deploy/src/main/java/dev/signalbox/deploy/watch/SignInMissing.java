package dev.signalbox.deploy.watch;

/**
 * Marks the exceptions of who gives the credentials for calls: there are none before somebody signs in. A stack that is watched
 * goes on meanwhile, so it is looked at again until the watch's limit.
 */
public interface SignInMissing {}
