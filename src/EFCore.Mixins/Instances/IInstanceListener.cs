namespace EFCore.Mixins.Instances;

/// <summary>Marks a service of EF that reports the instances that a context begins to track.</summary>
internal interface IInstanceListener;
