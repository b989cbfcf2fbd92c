package dev.signalbox.localcloud.service.s3.objects;

import java.time.Instant;

public record Bucket(String name, Instant created) {}
