namespace EFCore.Mixins.Instances;

/// <summary>Whether an instance stands for a row that exists.</summary>
internal enum Newness
{
    New,
    Existing,
    Unknown,
}
