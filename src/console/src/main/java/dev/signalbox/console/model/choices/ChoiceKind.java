package dev.signalbox.console.model.choices;

import java.util.Optional;

/** What a parameter may name, by its AWS type. */
public enum ChoiceKind {
    VPC, SUBNET, SECURITY_GROUP, SECURITY_GROUP_NAME, ZONE, KEY_PAIR, INSTANCE, VOLUME, IMAGE, BUCKET;

    /**
     * Empty for what cannot be chosen from a list.
     *
     * @param type as the template says, a single one or a list
     * @param parameter its name: templates have no type for buckets, but call them so
     */
    public static Optional<ChoiceKind> of(String type, String parameter) {
        String one = type.startsWith("List<") ? type.substring("List<".length(), type.length() - 1) : type;
        return switch (one) {
            case "AWS::EC2::VPC::Id" -> Optional.of(VPC);
            case "AWS::EC2::Subnet::Id" -> Optional.of(SUBNET);
            case "AWS::EC2::SecurityGroup::Id" -> Optional.of(SECURITY_GROUP);
            case "AWS::EC2::SecurityGroup::GroupName" -> Optional.of(SECURITY_GROUP_NAME);
            case "AWS::EC2::AvailabilityZone::Name" -> Optional.of(ZONE);
            case "AWS::EC2::KeyPair::KeyName" -> Optional.of(KEY_PAIR);
            case "AWS::EC2::Instance::Id" -> Optional.of(INSTANCE);
            case "AWS::EC2::Volume::Id" -> Optional.of(VOLUME);
            case "AWS::EC2::Image::Id" -> Optional.of(IMAGE);
            case "String" -> parameter.matches(".*Bucket(Name)?") ? Optional.of(BUCKET) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether what is listed lies in one VPC. */
    public boolean inVpc() {
        return this == SUBNET || this == SECURITY_GROUP || this == SECURITY_GROUP_NAME;
    }
}
