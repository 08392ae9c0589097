namespace EFCore.Mixins.Tests.Randomized;

internal sealed record TaggedRow(int PostId, string Tag);
