namespace EFCore.Mixins.Tests.Docs;

public class Tenant
{
    public int Id { get; set; }
}
