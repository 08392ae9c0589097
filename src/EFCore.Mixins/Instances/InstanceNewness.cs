namespace EFCore.Mixins.Instances;

/// <summary>Whether an instance stands for a row that exists.</summary>
internal enum InstanceNewness
{
    New,
    Existing,
    Unknown,
}
