namespace EFCore.Mixins.Instances;

/// <summary>Marks a service of EF that tells the library which instances a context begins to track.</summary>
internal interface IInstanceListener;
