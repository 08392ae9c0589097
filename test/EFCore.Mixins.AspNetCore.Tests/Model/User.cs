namespace EFCore.Mixins.AspNetCore.Tests.Model;

public class User : IWebApiMixin
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string PasswordHash { get; set; } = "";

    public List<Post> Posts { get; } = [];
}
