package dev.signalbox.console.model.transfer;

/** Checksums that S3 keeps of objects, the best for us first: those of whole objects are quicker than those of parts. */
public enum Algorithm {
    CRC64NVME,
    CRC32C,
    CRC32,
    SHA256,
    SHA1,
    /** In the ETag of objects that S3 did not encrypt with another's key. */
    MD5
}
