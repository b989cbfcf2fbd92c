/** ECS in its Fargate form: services and tasks as supervised child processes of worker jars. */
@NullMarked
package dev.signalbox.localcloud.service.ecs;

import org.jspecify.annotations.NullMarked;
