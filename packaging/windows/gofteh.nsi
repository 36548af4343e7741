; The installer for Windows; packed by packaging/makers/windows.py, which gives all -D values.
;   gofteh-….exe              asks in Persian or English
;   gofteh-….exe /S           asks nothing        /D=C:\Folder (last, without quotes) installs elsewhere
;   uninstall.exe /S          removes, asking nothing; projects and settings always stay
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh
!include x64.nsh
!include WinVer.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Gofteh"
!define CLASSES "Software\Classes"
!define PROGRAM_ID "Gofteh.Project"

Name "$(NAME)"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\Gofteh"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "Gofteh ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 "ProductName" "Gofteh"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileDescription" "Gofteh Setup"
VIAddVersionKey /LANG=1033 "LegalCopyright" "MIT licence"

!ifdef SIGN
    !finalize '${SIGN}'
    !uninstfinalize '${SIGN}'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${BANNER}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${BANNER}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\gofteh.exe"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${UNINSTALL}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_WINDOWTITLE "گفته - Gofteh"
!define MUI_LANGDLL_INFO "زبان نصب را برگزینید.$\r$\nChoose the language of the setup."

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Farsi"
!insertmacro MUI_LANGUAGE "English"

LangString NAME ${LANG_FARSI} "گفته"
LangString NAME ${LANG_ENGLISH} "Gofteh"
LangString WELCOME ${LANG_FARSI} "گفته تنها برای شما نصب می‌شود و به رمز مدیر نیازی نیست.$\r$\n$\r$\nپروژه‌ها و تنظیم‌های نسخهٔ پیشین می‌مانند."
LangString WELCOME ${LANG_ENGLISH} "Gofteh is installed for you alone; no administrator is needed.$\r$\n$\r$\nProjects and settings of an earlier version stay."
LangString TOO_OLD ${LANG_FARSI} "گفته به ویندوز ۱۰ یا تازه‌تر، ۶۴ بیتی، نیاز دارد."
LangString TOO_OLD ${LANG_ENGLISH} "Gofteh needs Windows 10 or later, 64 bits."
LangString RUNNING ${LANG_FARSI} "گفته باز است. آن را ببندید و دوباره بزنید."
LangString RUNNING ${LANG_ENGLISH} "Gofteh is running. Close it, then try again."
LangString FOREIGN ${LANG_FARSI} "این پوشه خالی نیست و از گفته نیست. پوشهٔ دیگری برگزینید."
LangString FOREIGN ${LANG_ENGLISH} "This folder is not empty and not Gofteh's. Choose another."
LangString PROJECT ${LANG_FARSI} "پروژهٔ گفته"
LangString PROJECT ${LANG_ENGLISH} "Gofteh project"
LangString TOLD ${LANG_FARSI} "نشان‌گذاری نقل قول‌ها در خبر"
LangString TOLD ${LANG_ENGLISH} "Annotation of quotations in news"

Function .onInit
    ${IfNot} ${AtLeastWin10}
    ${OrIfNot} ${RunningX64}
        ; Wine tells an older version; it is let through in silent mode only, where nobody could be misled.
        IfSilent +3
        MessageBox MB_ICONSTOP|MB_OK "$(TOO_OLD)"
        Abort
    ${EndIf}
    !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
    !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; A program that runs keeps its file open: it cannot be renamed, so nothing is changed yet.
!macro CLOSED un
Function ${un}MustBeClosed
    again:
    IfFileExists "$INSTDIR\gofteh.exe" 0 closed
    ClearErrors
    Rename "$INSTDIR\gofteh.exe" "$INSTDIR\gofteh.exe.moved"
    IfErrors 0 free
    IfSilent 0 +3
    SetErrorLevel 3
    Quit
    MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "$(RUNNING)" IDRETRY again
    SetErrorLevel 3
    Quit
    free:
    Rename "$INSTDIR\gofteh.exe.moved" "$INSTDIR\gofteh.exe"
    closed:
FunctionEnd
!macroend
!insertmacro CLOSED ""
!insertmacro CLOSED "un."

; Only our own: whoever chose a folder of theirs must not lose what is in it.
!macro REMOVE_PROGRAM
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\gofteh.exe"
    Delete "$INSTDIR\gofteh-cli.exe"
    Delete "$INSTDIR\THIRD-PARTY-LICENCES.txt"
    Delete "$INSTDIR\uninstall.exe"
!macroend

Section
    Call MustBeClosed
    IfFileExists "$INSTDIR\_internal\*.*" 0 fresh
    IfFileExists "$INSTDIR\gofteh.exe" ours 0
    IfSilent +2
    MessageBox MB_ICONSTOP|MB_OK "$(FOREIGN)"
    SetErrorLevel 4
    Quit
    ours:
    !insertmacro REMOVE_PROGRAM
    fresh:
    SetOutPath "$INSTDIR"
    File /r "${FOLDER}/*.*"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    CreateShortcut "$SMPROGRAMS\Gofteh.lnk" "$INSTDIR\gofteh.exe" "" "$INSTDIR\gofteh.exe" 0 SW_SHOWNORMAL "" "$(TOLD)"

    WriteRegStr HKCU "${CLASSES}\.gofteh" "" "${PROGRAM_ID}"
    WriteRegStr HKCU "${CLASSES}\.gofteh\OpenWithProgids" "${PROGRAM_ID}" ""
    WriteRegStr HKCU "${CLASSES}\${PROGRAM_ID}" "" "$(PROJECT)"
    WriteRegStr HKCU "${CLASSES}\${PROGRAM_ID}\DefaultIcon" "" "$INSTDIR\gofteh.exe,0"
    WriteRegStr HKCU "${CLASSES}\${PROGRAM_ID}\shell\open\command" "" '"$INSTDIR\gofteh.exe" "%1"'
    WriteRegStr HKCU "${CLASSES}\Applications\gofteh.exe\shell\open\command" "" '"$INSTDIR\gofteh.exe" "%1"'
    WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\gofteh.exe" "" "$INSTDIR\gofteh.exe"

    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Gofteh"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\gofteh.exe,0"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Gofteh contributors"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
    Call un.MustBeClosed
    !insertmacro REMOVE_PROGRAM
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Gofteh.lnk"
    ReadRegStr $0 HKCU "${CLASSES}\.gofteh" ""
    StrCmp $0 "${PROGRAM_ID}" 0 +2
    DeleteRegValue HKCU "${CLASSES}\.gofteh" ""
    DeleteRegValue HKCU "${CLASSES}\.gofteh\OpenWithProgids" "${PROGRAM_ID}"
    DeleteRegKey /ifempty HKCU "${CLASSES}\.gofteh\OpenWithProgids"
    DeleteRegKey /ifempty HKCU "${CLASSES}\.gofteh"
    DeleteRegKey HKCU "${CLASSES}\${PROGRAM_ID}"
    DeleteRegKey HKCU "${CLASSES}\Applications\gofteh.exe"
    DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\gofteh.exe"
    DeleteRegKey HKCU "${UNINSTALL}"
    ${RefreshShellIcons}
SectionEnd
