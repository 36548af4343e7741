# Tries the installer as a person and an administrator would: silently, from a fresh copy to its removal.
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true
Set-Location (Join-Path $PSScriptRoot "..\..")

$setup = (Get-Item dist\gofteh-*-windows-x86_64.exe).FullName
$work = Join-Path $env:RUNNER_TEMP "کار مریم"
New-Item -ItemType Directory -Force $work | Out-Null
$env:GOFTEH_HOME = Join-Path $work "home"
$sample = "resources\samples\sample-isna-lavrov.txt"
$project = Join-Path $work "روزنامه.gofteh"
$folder = Join-Path $env:LOCALAPPDATA "Programs\Gofteh"

function Run($file, $arguments) {
    $done = Start-Process $file -ArgumentList $arguments -Wait -PassThru
    if ($done.ExitCode -ne 0) { throw "$file $arguments ended with $($done.ExitCode)" }
}

Run $setup "/S"
$cli = Join-Path $folder "gofteh-cli.exe"
& $cli --version
& $cli self-test
& $cli --project $project import $sample
& $cli tour --output (Join-Path $work "tour")
Copy-Item -Recurse (Join-Path $work "tour") dist\tour

$command = (Get-ItemProperty "HKCU:\Software\Classes\Gofteh.Project\shell\open\command")."(default)"
if ($command -notlike "*gofteh.exe*") { throw "project files do not open with Gofteh: $command" }

# Over a copy that is there, with a project in place.
Run $setup "/S"
& $cli --project $project check

# While it runs nothing may be changed.
$window = Start-Process (Join-Path $folder "gofteh.exe") -PassThru
Start-Sleep -Seconds 5
$busy = Start-Process $setup -ArgumentList "/S" -Wait -PassThru
if ($busy.ExitCode -ne 3) { throw "it was installed over a running program: $($busy.ExitCode)" }
Stop-Process $window

# On a stick: everything stays beside the program.
$stick = Join-Path $work "stick"
Copy-Item -Recurse $folder $stick
New-Item (Join-Path $stick "portable") | Out-Null
$home_ = $env:GOFTEH_HOME
Remove-Item Env:GOFTEH_HOME
& (Join-Path $stick "gofteh-cli.exe") import $sample
if (-not (Test-Path (Join-Path $stick "gofteh-data\project.gofteh"))) { throw "the portable copy wrote elsewhere" }
$env:GOFTEH_HOME = $home_

# The uninstaller goes on in a copy of itself; _?= makes it stay.
Run (Join-Path $folder "uninstall.exe") "/S _?=$folder"
if (Test-Path (Join-Path $folder "gofteh.exe")) { throw "the program is still there" }
if (Test-Path "HKCU:\Software\Classes\Gofteh.Project") { throw "the file type is still there" }
if (-not (Test-Path $project)) { throw "the project went with the program" }
Write-Output "The installer does what it must."
