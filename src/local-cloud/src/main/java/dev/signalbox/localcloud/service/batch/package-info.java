/**
 * AWS Batch: compute environments with vCPU limits, queues with priorities, revisions of job definitions, and jobs that
 * wait, run, retry and end as on AWS. An attempt is a child process running a jar from local S3.
 */
@NullMarked
package dev.signalbox.localcloud.service.batch;

import org.jspecify.annotations.NullMarked;
