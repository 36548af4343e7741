# Builds the bundle and the installer on Windows 10 or later; needs Python 3.11 and NSIS. The result is in dist\.
#   GOFTEH_SIGN_COMMAND   signs a file, its name in place of %1:  signtool sign /fd sha256 /tr http://… /a %1
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true
Set-Location (Join-Path $PSScriptRoot "..\..")

$nsis = Join-Path ${env:ProgramFiles(x86)} "NSIS"
if (Test-Path $nsis) { $env:PATH = "$nsis;$env:PATH" }
if (-not (Get-Command makensis -ErrorAction SilentlyContinue)) { throw "NSIS is missing: https://nsis.sourceforge.io" }

python -m venv .cache\uv-windows
.cache\uv-windows\Scripts\python -m pip install --quiet "uv==0.13.9"
$env:UV_PROJECT_ENVIRONMENT = ".venv"
.cache\uv-windows\Scripts\uv sync --quiet --frozen --all-groups --python 3.11
$env:PYTHONUTF8 = "1"
.venv\Scripts\python packaging\build.py
