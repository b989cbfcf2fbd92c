/** What a deployment finds out before it changes anything: its checks, and what its change set would do. */
@NullMarked
package dev.signalbox.deploy.plan;

import org.jspecify.annotations.NullMarked;
