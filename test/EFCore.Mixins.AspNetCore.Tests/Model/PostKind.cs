namespace EFCore.Mixins.AspNetCore.Tests.Model;

public enum PostKind
{
    Note,
    Story,
}
