namespace EFCore.Mixins.AspNetCore.Tests.Model;

public class Comment : IWebApiMixin
{
    public int Id { get; set; }

    public string Body { get; set; } = "";

    public int Score { get; set; }

    public bool Hidden { get; set; }

    public string Token { get; set; } = "";

    public int PostId { get; set; }

    public Post? Post { get; set; }
}
