@main struct CityCheckCommand { static func main() {} }
