namespace EFCore.Mixins.Tests.MySql;

public sealed partial class CursorModelMySqlTests
{
    /// <summary>The provider reads no <see cref="TimeOnly" />, unless the library has put its own mapping before that of the provider.</summary>
    public override async Task A_context_without_the_library_is_walked_too()
        => await Assert.ThrowsAsync<InvalidCastException>(base.A_context_without_the_library_is_walked_too);
}
