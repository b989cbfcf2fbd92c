package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.WorkerJars;
import dev.signalbox.deploy.image.ImageSettings;
import java.util.Optional;

/**
 * Where workers come from.
 *
 * @param images how images are made of them; empty where none are made
 */
public record Workers(WorkerJars jars, Optional<ImageSettings> images) {}
