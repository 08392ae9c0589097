namespace EFCore.Mixins.Instances;

/// <summary>Whether the row of an instance exists.</summary>
internal enum InstanceNewness
{
    New,
    Existing,
    Unknown,
}
