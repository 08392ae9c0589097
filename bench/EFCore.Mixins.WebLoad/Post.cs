namespace EFCore.Mixins.WebLoad;

public class Post : IWebApiMixin
{
    public int Id { get; set; }

    public string Title { get; set; } = "";

    public int Rating { get; set; }

    public bool Archived { get; set; }

    public string Secret { get; set; } = "";
}
