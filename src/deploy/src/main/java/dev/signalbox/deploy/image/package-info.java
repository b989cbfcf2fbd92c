/** Worker images without Docker: made of a worker's jar and a base image, and put into ECR. */
@NullMarked
package dev.signalbox.deploy.image;

import org.jspecify.annotations.NullMarked;
