namespace EFCore.Mixins.Tests.Model;

/// <summary>A Guid key, an owned type, a complex type and a concurrency token.</summary>
public class Order : IAllFeaturesMixin
{
    public Guid Id { get; set; }
    public int Version { get; set; }
    public required Money Total { get; set; }
    public Address? Address { get; set; }
    public CustomerId CustomerId { get; set; }
    public Customer Customer { get; set; } = null!;
    public List<OrderLine> Lines { get; } = [];
}

/// <summary>A composite key.</summary>
public class OrderLine : IAllFeaturesMixin
{
    public Guid OrderId { get; set; }
    public int Number { get; set; }
    public required string Product { get; set; }
    public int Quantity { get; set; }
    public Order Order { get; set; } = null!;
}

public class Address
{
    public required string City { get; set; }
    public string? Street { get; set; }
}

public class Money
{
    public decimal Amount { get; set; }
    public string Currency { get; set; } = "CHF";
}

/// <summary>A strongly-typed, generated key, and a member stored as text.</summary>
public class Customer : IAllFeaturesMixin
{
    public CustomerId Id { get; set; }
    public required string Name { get; set; }
    public Tier Tier { get; set; }
    public string? CountryCode { get; set; }
    public Country? Country { get; set; }
    public List<Order> Orders { get; } = [];
}

public readonly record struct CustomerId(int Value);

public enum Tier
{
    Bronze,
    Silver,
    Gold,
}

/// <summary>A text key that the application sets.</summary>
public class Country : IAllFeaturesMixin
{
    public required string Code { get; set; }
    public required string Name { get; set; }
}
