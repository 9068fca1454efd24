export type Shell = 'bash' | 'zsh' | 'fish'

/**
 * What each shell loads. A script hands the line over as one argument and takes replies as lines of
 * text: nothing of them is evaluated, expanded or run.
 */
export const completionScripts: Readonly<Record<Shell, string>> = {
  bash: `# tokenbench completion for bash. Load it in ~/.bashrc:
#   eval "$(tokenbench completion bash)"
_tokenbench() {
  local reply
  COMPREPLY=()
  while IFS= read -r reply; do
    COMPREPLY+=("$reply")
  done < <(command tokenbench __complete bash -- "$2" "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null </dev/null)
}
complete -o nospace -F _tokenbench tokenbench
`,
  zsh: `#compdef tokenbench
# tokenbench completion for zsh. Load it in ~/.zshrc, behind compinit:
#   source <(tokenbench completion zsh)
_tokenbench() {
  local word about line
  local -a whole labels open
  line="\${(j: :)\${(@qq)\${(@Q)words[1,CURRENT-1]}}} \${(qq)\${(Q)PREFIX}}"
  while IFS=$'\\t' read -r word about; do
    if [[ $word == *[:=/] ]]; then
      open+=("$word")
    elif [[ -n $word ]]; then
      whole+=("$word")
      labels+=("$word  $about")
    fi
  done < <(command tokenbench __complete zsh -- '' "$line" 2>/dev/null </dev/null)
  (( $#whole )) && compadd -U -l -d labels -a whole
  (( $#open )) && compadd -U -S '' -a open
}
if [[ $funcstack[1] == _tokenbench ]]; then
  _tokenbench "$@"
else
  compdef _tokenbench tokenbench
fi
`,
  fish: `# tokenbench completion for fish. Save it once:
#   tokenbench completion fish > ~/.config/fish/completions/tokenbench.fish
function __tokenbench_complete
    command tokenbench __complete fish -- '' (commandline -cp | string collect) 2>/dev/null </dev/null
end
complete -c tokenbench -f -a '(__tokenbench_complete)'
`,
}
